import { useTexts } from "../settings.js";

export function UnderstandPage() {
  const texts = useTexts();
  return <p className="page">{texts.loading}</p>;
}
