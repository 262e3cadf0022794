/** The studio's few drawings, in lines of the colour of the text around them. */

const paths = {
  brand: "M5 18h5v-4h4v-4h5V6",
  write: "M5 19h3l9-9-3-3-9 9zM12.5 8.500l3 3",
  calculate: "M6 4h12v16H6zM9 8h6M9 12h2M13 12h2M9 16h2M13 16h2",
  understand: "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l4 4",
  approvals: "M5 12l4.500 4.500L19 7",
  "sign-in": "M12 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7zM5 20c1-4 4-5 7-5s6 1 7 5",
  theme: "M12 4a8 8 0 1 0 8 8 6 6 0 0 1-8-8z",
} as const;

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor">
      <path d={paths[name]} strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
