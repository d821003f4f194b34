namespace Browser.Tests.Driving;

/// <summary>Titles of First Call's roles, as the screens show them.</summary>
public static class Roles
{
    public const string WhiteHouse = "White House";

    public const string Lab = "Northlight Lab";

    public const string Cloud = "Cumulo Cloud";
}
