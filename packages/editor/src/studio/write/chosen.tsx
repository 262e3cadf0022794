/** Whose pay of which period is looked at. */

import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { lookAt, workbench } from "../workbench.js";

export function Chosen({ withPayee = true }: { readonly withPayee?: boolean }) {
  const texts = useTexts();
  const { payee, period, scope } = useStore(workbench);
  return (
    <>
      {withPayee ? (
        <Choice
          label={texts.payee}
          value={payee}
          options={scope.payees}
          choose={(each) => lookAt({ payee: each })}
        />
      ) : null}
      <Choice
        label={texts.period}
        value={period}
        options={scope.periods}
        choose={(each) => lookAt({ period: each })}
      />
    </>
  );
}

export function Choice({
  label,
  value,
  options,
  choose,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly choose: (value: string) => void;
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={({ target }) => choose(target.value)}>
        {options.includes(value) ? null : <option value={value}>{value}</option>}
        {options.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
