import { useEffect } from "react";
import { locales } from "../../../kernel/locale.ts";
import { PageProvider } from "../shared/page-context.ts";
import { wordsIn } from "../shared/words.ts";
import type { Picture, Pictures } from "../../gallery/picture.ts";
import { Choice } from "./choice.tsx";
import { OnSlack } from "./on-slack.tsx";
import { OnTeams } from "./on-teams.tsx";
import { useView, type View } from "./view.ts";

/** Every example with its name, on Slack and on Teams side by side. */
export function Gallery({ pictures }: { pictures: Pictures }) {
  const [view, change] = useView();
  const { language, theme } = view;
  const sections = pictures.sections.filter((section) => view.section === "all" || view.section === section);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
  }, [language, theme]);
  return (
    <>
      <header className="bar">
        <h1>Everything the desk says</h1>
        <Choice name="Language" of={locales} now={language} onChoose={(language) => change({ language })} />
        <Choice name="Theme" of={["light", "dark"]} now={theme} onChoose={(theme) => change({ theme })} />
        <Choice
          name="Platform"
          of={["both", "slack", "teams"]}
          now={view.platform}
          onChoose={(platform) => change({ platform })}
        />
        <Choice
          name="Section"
          of={["all", ...pictures.sections]}
          now={view.section}
          onChoose={(section) => change({ section })}
        />
      </header>
      <main className="pictures">
        <PageProvider
          value={{ language, words: wordsIn(language), dark: theme === "dark", people: pictures.people, now: null }}
        >
          {sections.map((section) => (
            <section key={section}>
              <h2>{section}</h2>
              {pictures.languages[language]
                .filter((picture) => picture.section === section)
                .map((picture) => (
                  <Example key={picture.name} picture={picture} names={pictures.names} platform={view.platform} />
                ))}
            </section>
          ))}
        </PageProvider>
      </main>
    </>
  );
}

interface ExampleProps {
  readonly picture: Picture;
  readonly names: Pictures["names"];
  readonly platform: View["platform"];
}

function Example({ picture, names, platform }: ExampleProps) {
  const { name, folded, slack, teams } = picture;
  return (
    <article className="example" aria-label={`${picture.section}: ${name}`}>
      <h3>{name}</h3>
      <div className="platforms">
        {platform !== "teams" && <OnSlack picture={slack} names={names} />}
        {platform !== "slack" && <OnTeams picture={teams} />}
      </div>
      {folded.map(({ under, words }) => (
        <p key={under} className="folded">
          <b>{under}</b> {words.join(" · ")}
        </p>
      ))}
    </article>
  );
}
