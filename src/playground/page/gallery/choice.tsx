interface ChoiceProps<Option extends string> {
  readonly name: string;
  readonly of: readonly Option[];
  readonly now: Option;
  readonly onChoose: (chosen: Option) => void;
}

/** One of a few. */
export function Choice<Option extends string>({ name, of, now, onChoose }: ChoiceProps<Option>) {
  return (
    <label>
      {name}
      <select
        value={now}
        onChange={({ currentTarget }) => {
          const chosen = of[currentTarget.selectedIndex];
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {of.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}
