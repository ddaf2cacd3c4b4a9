export const en = {
  buttons: {
    press: {
      follow: "Follow",
      unfollow: "Stop following",
    },
  },
};
