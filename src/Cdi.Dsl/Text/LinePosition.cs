namespace Cdi.Dsl.Text;

/// <summary>A place in a text as people count it.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">UTF-16 code unit within the line, from 1; a tab counts as one.</param>
public readonly record struct LinePosition(int Line, int Column);
