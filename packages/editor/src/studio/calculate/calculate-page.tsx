import { useTexts } from "../settings.js";

export function CalculatePage() {
  const texts = useTexts();
  return <p className="page">{texts.loading}</p>;
}
