// What Slack and Teams take, the smaller of both; what is ours says why.
export const most = {
  name: 40, // ours: a button with it fits a phone
  about: 150, // ours: one line of a list
  topic: 75,
  label: 150, // Teams shows it whole, Slack as much
  hint: 150,
  says: 150,
  text: 150, // ours: one line
  longText: 3_000, // Slack's longest text input
  option: 75, // Slack's options
  options: 100, // Slack's static_select, and what Teams draws in time
  services: 500, // ours
  fields: 60, // ours: a modal of Slack has 100 blocks, and nobody fills in so many
  status: 30, // ours: a button with it fits a phone
  statuses: 8, // ours: with those of a queue they are one list
  codes: 5, // ours: nobody fills in more to be done with it
  criterion: 20, // ours: two buttons with it stand side by side on a phone
  criteria: 4, // ours
  weight: 70_000, // bytes of a form as Teams takes it, which takes 80,000 with what every form has
} as const;
