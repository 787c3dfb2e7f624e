using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>name: type from column</c>, <c>name: type[n] from first..last</c> and <c>name: indicator = contains_any(…)</c>.</summary>
internal sealed class ColumnBinder(ColumnSyntax column, BindingContext context, StudyScope scope)
{
    /// <summary>The column, or the members of a family; none where the declaration is wrong, which is reported.</summary>
    public IEnumerable<ColumnModel> Bind()
    {
        if (Type() is not { } type || new LevelBinder(column, context).Bind(type) is not { } levels) return [];
        var single = new ColumnModel(
            column.Name.Text, null, context.At(column.Name), column.Documentation?.Content ?? "", type, null, levels.Levels, levels.Reference, null, [])
        {
            Contrasts = levels.Contrasts,
        };
        return (column.Source, column.Value) switch
        {
            (NameSyntax source, _) => column.Size is null
                ? [single with { Source = source.Text }]
                : Refuse(source, "from", $"a range of columns for a type with a size, such as `{source.Text}1..{source.Text}{column.Size.Digits}`",
                    $"`{source.Text}`"),
            (RangeSyntax range, _) => Family(single, range),
            (null, BinarySyntax comparison) => Conditional(single, comparison),
            (null, { } value) => new ContainsAnyBinder(value, context, scope).Bind() is { } match ? Computed(single, match) : [],
            (var other, _) => Refuse(other ?? (SyntaxNode)column, "from", "a column of the file", other?.Describe() ?? "none"),
        };
    }

    private ColumnType? Type()
    {
        if (Choices.ColumnTypes.Find(column.Type.Text) is { } type) return type.Value;
        context.Report(SyntaxDiagnostics.Unknown(
            context.At(column.Type), Choices.ColumnTypes.Kind, column.Type.Text, Choices.ColumnTypes.Names));
        return null;
    }

    private IEnumerable<ColumnModel> Family(ColumnModel single, RangeSyntax range)
    {
        if (range is not { From: NameSyntax from, To: NameSyntax to } || NameRange.Expand(from.Text, to.Text) is not (var count, var names))
        {
            return Refuse(range, "from", "a range of numbered columns such as `x1..x9`", $"`{context.Source.Slice(range.Span)}`");
        }

        if (column.Size is not { IsInteger: true } size || size.Value != count)
        {
            return Disagrees(range, Counted.Of(count, "column"));
        }

        if (count > StudyLimits.Columns)
        {
            context.Report(SchemaDiagnostics.FamilyTooLarge(context.At(range), single.Name, count));
            return [];
        }

        return names.Take((int)count).Select((name, i) => single with
        {
            Name = $"{single.Name}[{(i + 1).ToString(CultureInfo.InvariantCulture)}]",
            Family = single.Name,
            Source = name,
        });
    }

    private IEnumerable<ColumnModel> Computed(ColumnModel single, LexiconMatchModel match) =>
        single.Type == ColumnType.Indicator && column.Size is null
            ? [single with { Lexicon = match }]
            : Refuse(column.Type, "contains_any", "type `indicator`", $"`{column.Type.Text}`");

    /// <summary>An indicator whose comparisons are bound once all columns are known.</summary>
    private IEnumerable<ColumnModel> Conditional(ColumnModel single, BinarySyntax comparison) =>
        single.Type == ColumnType.Indicator && column.Size is null
            ? [single]
            : Refuse(column.Type, context.Source.Slice(comparison.Span), "type `indicator`", $"`{column.Type.Text}`");

    private IEnumerable<ColumnModel> Disagrees(SyntaxNode node, string holds)
    {
        var written = column.Size is null ? column.Type.Text : $"{column.Type.Text}[{column.Size.Digits}]";
        var needs = column.Size is null or { Digits: "1" } ? "1 column" : $"{column.Size.Digits} columns";
        var range = column.Source is null ? column.Name.Text : context.Source.Slice(column.Source.Span);
        context.Report(SchemaDiagnostics.RangeDisagreesWithType(context.At(node), range, holds, written, needs));
        return [];
    }

    private IEnumerable<ColumnModel> Refuse(SyntaxNode node, string name, string takes, string found)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), name, takes, found));
        return [];
    }
}
