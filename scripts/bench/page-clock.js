// In the page: from a key's own time stamp to the frame that shows it. `painted` ends with the first task after the frame
// that follows the last handler of the key (main thread: handlers, layout, paint); `presented` is what the browser itself
// says when that frame is on the screen (Event Timing: to 8 ms, nothing below 16 ms).
(() => {
  const keys = [];
  window.benchKeys = keys;
  const untilPainted = (key) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        key.painted = performance.now() - key.start;
      };
      port2.postMessage(null);
    });
  addEventListener(
    'keydown',
    (event) => {
      if (['Shift', 'Control'].includes(event.key)) return;
      const key = { name: event.key, start: event.timeStamp, painted: null, presented: 16 };
      keys.push(key);
      untilPainted(key);
    },
    true,
  );
  // The letter itself comes as an event of its own, after the key.
  addEventListener('input', () => keys.length > 0 && untilPainted(keys[keys.length - 1]), true);
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (!['keydown', 'keypress', 'input'].includes(name)) continue;
      const key = [...keys].reverse().find(({ start }) => start <= startTime + 0.5);
      if (key) key.presented = Math.max(key.presented, startTime - key.start + duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });

  // From the key that pasted to its frame, and to the last byte of the answer to the save.
  window.benchPaste = () => {
    const { start, painted } = keys[keys.length - 1];
    const saves = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/api\/reports\/[\d-]+\/\w+$/.test(name));
    return [painted, saves[0].responseEnd - start];
  };
})();
