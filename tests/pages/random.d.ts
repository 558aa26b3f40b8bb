// What the scripts of random.html know of each other.

interface Chance {
  /** A whole number below another one. */
  below(count: number): number;
  maybe(share: number): boolean;
  pick<T>(list: T[]): T;
}

interface MadeIssue {
  number: number;
  id: string;
  json: string;
}

interface Window {
  __chance(seed: number): Chance;
  __issues(chance: Chance): {
    issue(id?: string): MadeIssue;
    archive(put: (name: string, json: string) => string, issues: MadeIssue[]): string;
    ids: string[];
    /** Which tokens each issue has, by its number. */
    known: Map<number, string[]>;
  };
  __random: { step: number; done: boolean; failed: string; waits: string; log: string[] };
}
