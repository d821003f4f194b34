using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// What one viewer sees of one world. The sight of a later world takes over all that is the same, down to the entries
/// of the view; where nothing changed for the viewer it has the very same view.
/// </summary>
public sealed class ViewerProjection
{
    private readonly Viewer _viewer;

    private ViewerProjection(Viewer viewer, World world, World seen, View view)
    {
        _viewer = viewer;
        World = world;
        Seen = seen;
        View = view;
    }

    /// <summary>The world as it is.</summary>
    public World World { get; }

    /// <summary>The world as the viewer may know it.</summary>
    public World Seen { get; }

    public View View { get; }

    public static ViewerProjection Of(World world, Viewer viewer)
    {
        var seen = Redaction.For(world, viewer);
        return new ViewerProjection(viewer, world, seen, Projection.Of(seen, viewer));
    }

    public ViewerProjection Next(World world)
    {
        var seen = Redaction.For(world, _viewer, (World, Seen));
        return new ViewerProjection(_viewer, world, seen, Projection.Of(seen, _viewer, (Seen, View)));
    }
}
