{
  const isPlain = (response) => response.headers.get("content-encoding") !== "br";
  const fetched = async (response) =>
    response.ok ? { isPlain: isPlain(response), file: await response.arrayBuffer() } : null;
  const address = {{ takst_book | url | tojson }};
  const coming = fetch(address).then(fetched).catch(() => null);
  globalThis.takstEarly = { address, coming, now: null };
  coming.then((now) => (takstEarly.now = now));
}
