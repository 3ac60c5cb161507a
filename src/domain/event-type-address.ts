/**
 * Whether an address can hold the name as a path segment. Names are the vendor's text: browsers take `.` and `..` for
 * steps, and half of a surrogate pair cannot be encoded.
 */
export function hasAddress(name: string): boolean {
  if (name === '.' || name === '..') return false;
  try {
    encodeURIComponent(name);
    return true;
  } catch {
    return false;
  }
}
