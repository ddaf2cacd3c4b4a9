export const en = {
  forms: {
    notifications: {
      title: "Notifications",
      submit: "Save",
      intro: "For the news of your tickets. A question to you, a resolution, an alert and all of a P1 never wait.",
      what: "What do you want to be notified of?",
      whatChoice: {
        everything: "Everything",
        "needs-me": "What needs me, the rest once a day",
        digest: "Once a day",
      },
      daily: "What comes once a day comes at",
      inTheMorning: "The end of my quiet hours",
      dailyInQuiet: (from: string, to: string) =>
        `That’s in your quiet hours (${from} – ${to}). Choose another hour, or change them.`,
      night: "In my quiet hours",
      nightChoice: {
        usual: "An agent’s first words come at once, the rest waits",
        wait: "Everything waits that can",
        "at-once": "Notify me at once",
      },
      weekly: "The figures of the queues I lead",
      weeklyChoice: { yes: "Send them on Mondays", no: "Don’t send them" },
      from: "My quiet hours begin at",
      to: "My quiet hours end at",
    },
  },
  buttons: {
    notifications: "Notifications",
    changeNotifications: "Change it",
  },
  notifications: {
    noted: "Noted.",
    now: "This is how you’re notified of your tickets:",
    what: "What",
    quiet: "Quiet hours",
    never: "None",
    neverWaits: "A question to you, a resolution, an alert and all of a P1 come at once, whatever the hour.",
  },
};
