// Before all walks: one server for them all, with the demonstration's books in it.

import { serve } from './server.mjs';

export default async function setup() {
  const server = await serve();
  process.env.MINGZHANG_URL = server.url;
  process.env.MINGZHANG_PASSWORD = server.password;
  process.env.MINGZHANG_READY_MS = String(server.took);
  try {
    await server.complete;
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}
