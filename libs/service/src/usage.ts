import type { SettingInfo } from './env-reader.ts';

/** The text of `--help`: every setting with its default and meaning. */
export function usageText(name: string, settings: readonly SettingInfo[]): string {
  const lines = settings.map(({ variable, meaning, required, defaultText }) => {
    const fallback = required ? 'required' : defaultText ? `default: ${defaultText}` : 'default: not set';
    return `  ${variable} (${fallback})\n      ${meaning}`;
  });
  return `${name} is configured by environment variables:\n\n${lines.join('\n')}\n`;
}
