using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds what stands in the parentheses of a type: <c>factor("a", "b", ref = "b", contrasts = contr.sum)</c>, <c>ordered("low", "high")</c>.</summary>
internal sealed class LevelBinder(ColumnSyntax column, BindingContext context)
{
    private const string OfFactor = "levels as strings, `ref = \"level\"` and `contrasts = contr.sum`, each if wanted";
    private const string OfOrdered = "its levels, lowest first: `ordered(\"low\", \"high\")`, and `contrasts = contr.treatment` if wanted";

    /// <summary>What stands there; null, and reported, where it is wrong.</summary>
    public (EquatableArray<string> Levels, string? Reference, ContrastKind? Contrasts)? Bind(ColumnType type)
    {
        var arguments = column.Arguments ?? EquatableArray<ArgumentSyntax>.Empty;
        if (type is not (ColumnType.Factor or ColumnType.Ordered))
            return column.Arguments is null ? ([], null, null) : Refuse("no arguments", arguments.IsEmpty ? "none" : Written(arguments[0]));
        var (levels, reference, contrasts) = (new List<string>(), (string?)null, (ContrastKind?)null);
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case { Name: null, Design: null, Value: StringSyntax level } when !levels.Contains(level.Value): levels.Add(level.Value); break;
                case { Name: null, Value: StringSyntax }: return Refuse("each level once", Written(argument) + " again");
                case { Name.Text: "ref", Value: StringSyntax level } when type == ColumnType.Factor && reference is null: reference = level.Value; break;
                case { Name.Text: "contrasts", Value: NameSyntax name } when contrasts is null:
                    if (Estimators.Contrasts.Find(name.Text) is not { } found) return Unknown(name);
                    contrasts = found.Value;
                    break;
                default: return Refuse(type == ColumnType.Factor ? OfFactor : OfOrdered, Written(argument));
            }
        }

        if (type == ColumnType.Ordered && levels.Count < 2) return Refuse(OfOrdered, levels.Count == 0 ? "none" : Written(arguments[0]));
        if (levels.Count == 1) return Refuse("two levels or more, or none", Written(arguments[0]));
        if (levels.Count == 0 && contrasts is not null) return Refuse("`contrasts` beside levels", "it alone");
        if (levels.Count > 0 && reference is not null && !levels.Contains(reference)) return Refuse("one of its levels as `ref`", $"`{reference}`");
        return (levels.ToEquatableArray(), reference, contrasts);
    }

    private (EquatableArray<string>, string?, ContrastKind?)? Unknown(NameSyntax name)
    {
        context.Report(SyntaxDiagnostics.Unknown(context.At(name), Estimators.Contrasts.Kind, name.Text, Estimators.Contrasts.Names));
        return null;
    }

    private (EquatableArray<string>, string?, ContrastKind?)? Refuse(string takes, string found)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(column.Type), column.Type.Text, takes, found));
        return null;
    }

    private string Written(ArgumentSyntax argument) => context.Source.Slice(argument.Span);
}
