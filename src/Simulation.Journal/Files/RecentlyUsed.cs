namespace Simulation.Journal.Files;

/// <summary>Keeps items in the order of their last use.</summary>
internal sealed class RecentlyUsed<T>
    where T : class
{
    private readonly LinkedList<T> _order = [];
    private readonly Dictionary<T, LinkedListNode<T>> _nodes = [];

    public int Count => _order.Count;

    public void Touch(T item)
    {
        if (_nodes.TryGetValue(item, out var node))
        {
            _order.Remove(node);
            _order.AddLast(node);
        }
        else
        {
            _nodes.Add(item, _order.AddLast(item));
        }
    }

    public void Remove(T item)
    {
        if (_nodes.Remove(item, out var node))
        {
            _order.Remove(node);
        }
    }

    /// <summary>The one whose last use is longest ago among those that fit.</summary>
    public T? Oldest(Predicate<T> fits)
    {
        for (var node = _order.First; node is not null; node = node.Next)
        {
            if (fits(node.Value))
            {
                return node.Value;
            }
        }

        return null;
    }
}
