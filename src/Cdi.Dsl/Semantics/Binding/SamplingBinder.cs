using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>sampling { … }</c>.</summary>
internal sealed class SamplingBinder(Declaration declaration, StudyScope scope)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The sampling block.</summary>
    public SamplingModel Bind()
    {
        if (!IsGiven)
        {
            reader.Require("budget", "Say what may be spent, `budget = 500 labels`, or how labels were drawn, `given = uniform`.");
        }

        var model = Model();
        return model with { IsWhole = !reader.IsIncomplete && IsUnderstood(model) };
    }

    private bool IsUnderstood(SamplingModel model) =>
        (model.Budget is not null || !reader.Attempted("budget")) && (model.BurnIn is not null || !reader.Attempted("burn_in"))
        && (model.Rounds is not null || !reader.Attempted("rounds")) && (model.Tau is not null || !reader.Attempted("tau"))
        && (model.Design is not null || !reader.Attempted("design") || reader.Value("design") is NameSyntax { Text: "auto" })
        && (model.Serve is not null || !reader.Attempted("serve")) && (model.Draw is not null || !reader.Attempted("draw"))
        && (model.Stop is not null || !reader.Attempted("stop"))
        && (IsGiven || model.DrawStrata is not null || !reader.Attempted("strata"));

    private SamplingModel Model()
    {
        return new SamplingModel(
            reader.Place,
            Given(),
            IsGiven ? Groups("strata") : null,
            Groups("cluster"),
            Together(),
            reader.Quantity("budget", UnitKind.Labels, UnitKind.Texts, UnitKind.Money),
            reader.Quantity("burn_in", UnitKind.Labels, UnitKind.Texts),
            reader.Whole("rounds", 1),
            Design(),
            reader.Number("tau"),
            reader.Choice("draw", Choices.Draws),
            EstimandList.Of(reader, scope, "serve"),
            reader.Seed("seed"),
            reader.Lacks("seed"),
            false,
            IsGiven)
        {
            DrawStrata = IsGiven ? null : new StrataBinder(reader, scope).Bind(),
            LacksStrata = reader.Lacks("strata"),
            Stop = new StopBinder(reader, scope).Bind(),
        };
    }

    private bool IsGiven => reader.Attempted("given");

    private Located<DesignKind>? Design() =>
        reader.Value("design") is { } value && reader.Choice("design", value, Choices.Designs) is { Value: { } design }
            ? new Located<DesignKind>(design, reader.Context.At(value))
            : null;

    private const string Elsewhere = "elsewhere";

    private const string WantedGiven = "`uniform` or a number column of inclusion probabilities";

    private GivenModel? Given()
    {
        if (reader.Value("given") is ListSyntax list) return OfEach(list);
        if (reader.Name("given") is not { } given || reader.Value("given") is not { } node) return null;
        if (given.Value == Elsewhere) return new GivenModel(null, [], given.Place) { IsElsewhere = true };
        return Draw(node, given, out var column) ? new GivenModel(column, [], given.Place) : null;
    }

    /// <summary>A draw of each outcome that people label.</summary>
    private GivenModel? OfEach(ListSyntax list)
    {
        var draws = new List<GivenDrawModel>();
        var isWhole = true;
        foreach (var item in list.Items)
        {
            if (item is not { Name: { } outcome, Design: null, Value: NameSyntax drawn })
            {
                reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(item.Value), "given",
                    "`uniform`, a number column of inclusion probabilities, or one of them for each outcome, `[tone = uniform, stance = drawn_with]`",
                    item.Value.Describe()));
                return null;
            }

            if (draws.Exists(each => each.Outcome == outcome.Text))
            {
                reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(outcome), "given", "each outcome once", $"`{outcome.Text}` twice"));
                isWhole = false;
            }
            else if (scope.ReportUnlessDeclared(reader.Context, outcome, "outcome", outcome.Text)
                && Draw(drawn, new(drawn.Text, reader.Context.At(drawn)), out var column))
            {
                draws.Add(new(outcome.Text, column));
            }
            else
            {
                isWhole = false;
            }
        }

        return isWhole ? new GivenModel(null, draws.ToEquatableArray(), reader.Context.At(list)) : null;
    }

    private bool Draw(ExpressionSyntax node, Located<string> given, out ColumnModel? column)
    {
        column = null;
        if (given.Value == "uniform") return true;
        if (scope.PeekColumn(given.Value) is null && ForeignWords.Find("a design", given.Value) == "uniform")
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(given.Place, "given", WantedGiven, $"the name `{given.Value}`"));
            return false;
        }

        if (!scope.IsColumn(given.Value) && NearestName.Find(given.Value, [.. scope.ColumnNames, "uniform"]) == "uniform")
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(given.Place, "given", WantedGiven, $"the name `{given.Value}`", "nearest `uniform`."));
            return false;
        }

        column = Probabilities("given", WantedGiven, node, given);
        return column is not null;
    }

    private TogetherModel? Together()
    {
        const string Wanted = "`independent`, `nested` or a number column of probabilities";
        if (reader.Name("together") is not { } together || reader.Value("together") is not { } node) return null;
        if (Choices.JointRules.Find(together.Value) is { } rule) return new TogetherModel(rule.Value, null, together.Place);
        if (!scope.IsColumn(together.Value) && NearestName.Find(together.Value, [.. scope.ColumnNames, "independent", "nested"]) is "independent" or "nested")
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(together.Place, "together", Wanted, $"the name `{together.Value}`"));
            return null;
        }

        return Probabilities("together", Wanted, node, together) is { } column ? new TogetherModel(null, column, together.Place) : null;
    }

    private ColumnModel? Probabilities(string setting, string wanted, ExpressionSyntax node, Located<string> name)
    {
        if (scope.Column(reader.Context, node, name.Value) is not { } column) return null;
        if (column is { Type: ColumnType.Number, Source: not null }) return column;
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            name.Place, setting, wanted, $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return null;
    }

    /// <summary>A column whose equal values form a group.</summary>
    private Located<string>? Groups(string name)
    {
        if (reader.Name(name) is not { } groups || reader.Value(name) is not { } node) return null;
        if (scope.Column(reader.Context, node, groups.Value) is not { } column) return null;
        if (column.Type is not (ColumnType.Text or ColumnType.Image)) return groups;
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            groups.Place, name, "a column that names groups of texts", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return null;
    }
}
