import { useRef, useState } from "react";
import type { ReactNode } from "react";
import type { DroppedFile } from "../../protocol.ts";
import { droppedFrom } from "./dropped.ts";
import { usePage } from "./page-context.ts";

interface ComposerProps {
  readonly label: string;
  readonly onSend: (words: string, files: readonly DroppedFile[]) => void;
  /** A command that may be typed here. */
  readonly command?: string;
  readonly children?: ReactNode;
}

/** Where one writes: Enter sends, Shift+Enter begins a new line. Files are dropped, pasted or chosen. */
export function Composer({ label, onSend, command, children }: ComposerProps) {
  const { words } = usePage();
  const [typed, setTyped] = useState("");
  const [files, setFiles] = useState<readonly DroppedFile[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const isEmpty = typed.trim() === "" && files.length === 0;
  const send = () => {
    if (isEmpty) return;
    onSend(typed.trim(), files);
    setTyped("");
    setFiles([]);
  };
  const add = (dropped: FileList | null) =>
    void droppedFrom(dropped).then((more) => setFiles((before) => [...before, ...more].slice(0, 10)));
  const offered = command !== undefined && typed.startsWith("/") && command.startsWith(typed) && typed !== command;
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer.files);
      }}
    >
      {offered && (
        <button type="button" className="composer-offer" onClick={() => setTyped(`${command} `)}>
          <b>{command}</b> <span>{words.commandHint}</span>
        </button>
      )}
      {files.length > 0 && (
        <span className="composer-files">
          {files.map((file, index) => (
            <button
              key={`${index} ${file.name}`}
              type="button"
              className="quiet"
              aria-label={words.withoutFile(file.name)}
              onClick={() => setFiles(files.filter((each) => each !== file))}
            >
              📎 {file.name} ✕
            </button>
          ))}
        </span>
      )}
      <textarea
        aria-label={label}
        placeholder={label}
        rows={1}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onPaste={({ clipboardData }) => add(clipboardData.files)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div className="composer-tools">
        {children}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            add(currentTarget.files);
            currentTarget.value = "";
          }}
        />
        <button
          type="button"
          className="quiet icon"
          aria-label={words.addFile}
          onClick={() => chooser.current?.click()}
        >
          📎
        </button>
        <button type="submit" className="send" aria-label={words.send} disabled={isEmpty}>
          ➤
        </button>
      </div>
    </form>
  );
}
