namespace Cdi.Dsl.Syntax;

/// <summary>How a key is written.</summary>
public enum KeyKind
{
    /// <summary>A plain name: <c>A</c>.</summary>
    Name,

    /// <summary>A whole number, perhaps negative: <c>1</c>.</summary>
    Integer,

    /// <summary>A string: <c>"very polite"</c>.</summary>
    String,

    /// <summary>An odd name between backticks: <c>`very polite`</c>.</summary>
    Quoted,
}
