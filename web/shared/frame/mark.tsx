/** A Q whose tail is a tick. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="#4cc39a"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <circle cx="9" cy="9" r="6.4" />
      <path d="M8.6 11.2l2.6 3 5.6-6.6" />
    </svg>
  )
}
