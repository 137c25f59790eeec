import manifest from '../package.json' with { type: 'json' };

/** Version of the release; all packages of the repository have the same. */
export const version: string = manifest.version;
