import { createRoot } from "react-dom/client";
import "slack-blocks-to-jsx/dist/style.css";
import "../styles/page.css";
import "../styles/overlay.css";
import "../styles/slack.css";
import "../styles/slack-message.css";
import "../styles/teams.css";
import "../styles/teams-card.css";
import "../styles/chart.css";
import "./gallery.css";
import type { Pictures } from "../../gallery/picture.ts";
import { Gallery } from "./gallery.tsx";

const words = document.getElementById("pictures")?.textContent;
const page = document.getElementById("gallery");
if (!words || !page) throw new Error("the page lacks its pictures");
const pictures: Pictures = JSON.parse(words);
createRoot(page).render(<Gallery pictures={pictures} />);
