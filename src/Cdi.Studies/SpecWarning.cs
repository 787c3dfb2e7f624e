namespace Cdi.Studies;

/// <summary>A warning of the compiler about a study that runs all the same.</summary>
/// <param name="Code">Its code, <c>CDI4010</c>.</param>
/// <param name="FileName">The file, without its folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">The fact.</param>
/// <param name="Hint">The remedy.</param>
public sealed record SpecWarning(string Code, string FileName, int Line, string Message, string Hint);
