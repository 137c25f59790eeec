/** Text metadata of a call; names are lower case. Several values of one name are joined by `, `. */
export type CallMetadata = Readonly<Record<string, string>>;
