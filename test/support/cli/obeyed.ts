/** What a terminal would obey, or show out of order: none of it may reach a screen. Line ends are none. */
export const OBEYED = /(?![\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
