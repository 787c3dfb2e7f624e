using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>experiment NAME { … }</c>.</summary>
internal sealed class ExperimentBinder(Declaration declaration, StudyScope scope)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The experiment.</summary>
    public ExperimentModel Bind()
    {
        reader.Require("replay", "Say which corpus is drawn from again and again: `replay = CORPUS`.");
        reader.Require("trials", "Say how often each cell is drawn: `trials = 1000 trials`.");
        if (reader.Name("replay") is { } replay && reader.Value("replay") is { } node)
            scope.ReportUnlessDeclared(reader.Context, node, "corpus", replay.Value);
        return new ExperimentModel(
            declaration.Name,
            reader.Documentation,
            reader.Place,
            new ExperimentBudgets(reader, scope).Bind(),
            Varied("design", Designs()),
            Varied("method", Choices.Methods),
            Varied("generalise", Choices.Populations),
            reader.Whole("trials", 2, UnitKind.Trials),
            reader.Seed("seed"),
            Measures(),
            reader.Expectations.Select(Expectation).OfType<Located<ExpectationDefinition>>().ToEquatableArray())
        {
            LabelledOnly = reader.Choice("texts", Choices.ReplayedTexts),
        };
    }

    // A grid names its designs: `auto` would be one of them.
    private static ChoiceTable<DesignKind> Designs() => new(Choices.Designs.Kind,
        [.. Choices.Designs.Choices.Where(each => each.Value is not null).Select(each => new Choice<DesignKind>(each.Name, each.Value.GetValueOrDefault()))],
        Choices.Designs.Later);

    /// <summary>The values of a setting, a list of them or one; each once.</summary>
    private EquatableArray<Located<T>>? Varied<T>(string name, ChoiceTable<T> table)
        where T : notnull
    {
        if (reader.Value(name) is not { } value) return null;
        var found = new List<Located<T>>();
        foreach (var item in value is ListSyntax list ? list.Items.Select(Item) : [value])
        {
            if (item is null)
            {
                reader.Wrong<T>(name, value);
                return null;
            }

            if (reader.Choice(name, item, table) is not { } choice) return null;
            if (found.Exists(each => each.Value.Equals(choice.Value)))
            {
                reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(item), name, "each value once", $"`{choice.Name}` twice"));
                return null;
            }

            found.Add(new Located<T>(choice.Value, reader.Context.At(item)));
        }

        if (found.Count > 0) return found.ToEquatableArray();
        reader.Wrong<T>(name, value);
        return null;
    }

    private static ExpressionSyntax? Item(ArgumentSyntax item) => item is { Name: null, Design: null } ? item.Value : null;

    private EquatableArray<Located<MeasureKind>>? Measures()
    {
        if (reader.List("measure") is not { } items) return null;
        return items.Select(item => Item(item) is { } value ? Measure(value) : reader.Wrong<MeasureKind>("measure", item.Value))
            .OfType<Located<MeasureKind>>().Distinct().ToEquatableArray();
    }

    private Located<MeasureKind>? Measure(ExpressionSyntax value)
    {
        if (value is not NameSyntax name) return reader.Wrong<MeasureKind>("measure", value);
        if (Choices.Measures.Find(name.Text) is { } choice) return new(choice.Value, reader.Context.At(value));
        reader.Context.Report(ExperimentDiagnostics.UnknownMeasure(reader.Context.At(value), name.Text, Choices.Measures.Names));
        return null;
    }

    private Located<ExpectationDefinition>? Expectation(ExpectSyntax expect) =>
        ExpectationBinder.Bind(reader, scope, expect.Condition,
            (place, written) => ExperimentDiagnostics.NoExpectation(place, written, "coverage >= 0.88"), counts: true) is { } bound
        && Measure(bound.Measure) is { } measure
            ? new(new(measure.Value, bound.Bound), bound.Place)
            : null;
}
