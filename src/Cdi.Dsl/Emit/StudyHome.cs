using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Where the C# of a study stands in the project that holds it.</summary>
/// <param name="Namespace">The namespace, its parts joined by dots; empty for none.</param>
/// <param name="IsPublic">Whether other projects see the type. Not read where the author declares it.</param>
/// <param name="DeclaredType">The name of the partial class that the author declares for the study; null for one named after the study.</param>
public sealed record StudyHome(string Namespace, bool IsPublic, string? DeclaredType)
{
    /// <summary>The home of a study that nobody gave another: <c>public class</c> in <c>Cdi.Compiled</c>.</summary>
    public static StudyHome Default { get; } = new("Cdi.Compiled", true, null);

    /// <summary>Names that a type of the author's cannot have, since the study's own members have them.</summary>
    public static IReadOnlyList<string> TakenNames => PropertyNames.StudyMembers;

    /// <summary>Whether a text is a name that C# code can give to a type or to a part of a namespace.</summary>
    /// <param name="name">The text, without <c>@</c>.</param>
    public static bool IsName(string name) => CSharpName.IsDeclarable(name);

    /// <summary>Whether a text is a namespace: names joined by dots.</summary>
    /// <param name="text">The text.</param>
    public static bool IsNamespace(string text) => text.Split('.').All(IsName);

    /// <summary>The parts of the namespace; none for the global one.</summary>
    internal IReadOnlyList<CSharpName> NamespaceParts => Namespace.Length == 0 ? [] : [.. Namespace.Split('.').Select(CSharpName.Declared)];

    /// <summary>The words before <c>class</c>: parts of a type that the author declares leave its accessibility to the author.</summary>
    internal CSharpCode Modifiers => DeclaredType is not null ? (CSharpCode)$"sealed partial" : IsPublic ? (CSharpCode)$"public sealed partial"
        : $"internal sealed partial";
}
