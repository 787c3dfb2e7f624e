using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Dsl.Generator;

/// <summary>A class that its author marks with <c>[CdiStudy("…")]</c>.</summary>
/// <param name="Claim">What it asks for.</param>
/// <param name="Obstacle">Why it cannot be a study, as the end of a sentence; empty where it can.</param>
/// <param name="Class">The name of the class.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record StudyClass(StudyClaim Claim, string Obstacle, SourceStretch Class, SourceStretch Attribute)
{
    /// <summary>The name of the attribute.</summary>
    public const string AttributeName = "Cdi.Studies.CdiStudyAttribute";

    /// <summary>Whether it can be a study.</summary>
    public bool IsPossible => Obstacle.Length == 0;

    /// <summary>Reads a marked class.</summary>
    public static StudyClass Read(GeneratorAttributeSyntaxContext context, CancellationToken cancelled)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var file = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string ?? "" : "";
        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(new SymbolDisplayFormat(
            typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces));
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        var marked = attribute.ApplicationSyntaxReference?.GetSyntax(cancelled) ?? declaration;
        return new StudyClass(
            new StudyClaim(file, declaration.SyntaxTree.FilePath.Replace('\\', '/'), new StudyHome(space, false, type.Name)),
            ObstacleOf(type, declaration),
            SourceStretch.Of(declaration.SyntaxTree, declaration.Identifier.Span, cancelled),
            SourceStretch.Of(marked.SyntaxTree, marked.Span, cancelled));
    }

    /// <summary>What is wrong with the class or with the file that it names; null where nothing is.</summary>
    /// <param name="paths">The specs of the project.</param>
    /// <param name="studies">Those that declare a study.</param>
    /// <param name="earlier">The classes before it that can be studies.</param>
    public LocatedDiagnostic? Problem(IReadOnlyCollection<string> paths, IReadOnlyCollection<string> studies, IEnumerable<StudyClass> earlier)
    {
        if (!IsPossible) return Class.Located(place => ProjectDiagnostics.ClassHoldsNoStudy(place, Claim.Home.DeclaredType ?? "", Obstacle));
        var fitting = Claim.Fitting(paths);
        if (fitting.Count == 0) return Attribute.Located(place => ProjectDiagnostics.NoSuchSpec(place, Claim.File, Shown(paths)));
        if (fitting.Count > 1) return Attribute.Located(place => ProjectDiagnostics.SpecNotTold(place, Claim.File, fitting));
        if (!studies.Contains(fitting[0])) return Attribute.Located(place => ProjectDiagnostics.SpecWithoutStudy(place, Claim.File));
        var first = earlier.FirstOrDefault(each => each.Claim.Fitting(paths) is { Count: 1 } same && same[0] == fitting[0]);
        return first is null ? null : Attribute.Located(place => ProjectDiagnostics.SpecTakenTwice(place, Claim.File, first.Claim.Type));
    }

    /// <summary>The specs by the ends of their paths that an attribute in this file could name: from its folder, where they lie below it.</summary>
    private IReadOnlyList<string> Shown(IEnumerable<string> paths)
    {
        var folder = Claim.SourcePath.Substring(0, Claim.SourcePath.LastIndexOf('/') + 1);
        return [.. paths.Select(path => path.StartsWith(folder, StringComparison.Ordinal) ? path.Substring(folder.Length)
            : path.Substring(path.LastIndexOf('/') + 1))
            .Distinct().OrderBy(path => path, StringComparer.Ordinal)];
    }

    private static string ObstacleOf(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        if (type.ContainingType is { } outer) return $"is nested in `{outer.Name}`";
        if (type.IsGenericType) return "is generic";
        if (type.IsRecord) return "is a record";
        if (type.IsStatic) return "is static";
        if (type.IsAbstract) return "is abstract";
        if (type.IsFileLocal) return "is seen in its own file only";
        if (StudyHome.TakenNames.Contains(type.Name))
            return $"has the name of one of the members that every study has ({string.Join(", ", StudyHome.TakenNames)})";
        return declaration.Modifiers.Any(SyntaxKind.PartialKeyword) ? "" : "is not partial";
    }
}
