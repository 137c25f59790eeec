/** Largest message either side of the cloud protocol takes, in bytes. */
export const maxMessageBytes = 10 * 1024 * 1024;
