/**
 * Keeps the Enter that ends a word of an input method from whatever Enter does otherwise: sending a message, a form, a new
 * line. Browsers tell that key from others in two ways: by `isComposing`, or, where the word has ended before the key is
 * reported (Safari), by the code 229. The input method itself has had the key already.
 */
export function keepCompositionFromSending(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !(event.isComposing || event.keyCode === 229)) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    },
    { capture: true },
  );
}
