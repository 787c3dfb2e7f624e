namespace Cdi.Studies;

/// <summary>Makes a class of the author's the type of a study: <c>[CdiStudy("helpdesk.cdi")] internal partial class Helpdesk;</c> has the author's namespace
/// and accessibility.</summary>
/// <remarks>Read when the project is compiled. Where a spec has no such class, the type is <c>Cdi.Compiled.Helpdesk</c>, or as <c>CdiNamespace</c> and
/// <c>CdiAccessibility</c> of the project say.</remarks>
/// <param name="file">The spec, by its path from the C# file or by the end of its path among the specs of the project.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CdiStudyAttribute(string file) : Attribute
{
    /// <summary>The spec as written.</summary>
    public string File { get; } = file;
}
