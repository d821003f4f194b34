// Translators also put elements of a page into elements of their own, to bring words into another order. React takes
// away and inserts at the place where it had put an element; here both follow it to where it stands now. An element
// that is in the page no more is still an error: the error boundary answers that.

export function followMovedElements(): void {
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const parent = this.contains(child) ? child.parentNode : null;
    return removeChild.call(parent ?? this, child) as T;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    let place = before;
    if (before !== null && before.parentNode !== this && this.contains(before)) {
      while (place && place.parentNode !== this) place = place.parentNode;
    }
    return insertBefore.call(this, node, place) as T;
  };
}
