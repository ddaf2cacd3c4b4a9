import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "slack-blocks-to-jsx/dist/style.css";
import "./styles/page.css";
import "./styles/sides.css";
import "./styles/bar.css";
import "./styles/overlay.css";
import "./styles/slack.css";
import "./styles/slack-message.css";
import "./styles/teams.css";
import "./styles/teams-card.css";
import "./styles/chart.css";

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no #page");
createRoot(page).render(<App />);
