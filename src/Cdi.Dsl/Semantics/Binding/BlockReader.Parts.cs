using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <content>The parts of a setting that hold for all settings alike: <c>vary</c>, <c>by</c>, <c>where</c>, units.</content>
internal sealed partial class BlockReader
{
    /// <summary>Whether a recorded label may say what its cells mean.</summary>
    private bool MayHaveMap(SettingSyntax setting) => word.Find(setting.Key.Text)?.HasMap == true;

    private bool HasOnlySupportedParts(SettingSyntax setting)
    {
        if (setting.IsVaried && word.Find(setting.Key.Text)?.MayVary != true)
        {
            Context.Report(SyntaxDiagnostics.NotSupportedYet(
                Context.At(setting.Key), "`vary`", "Give the setting one value; `vary` belongs to experiments."));
            return false;
        }

        if (!setting.By.IsEmpty)
        {
            Context.Report(SyntaxDiagnostics.NotSupportedYet(
                Context.At(setting.By[0]), "`by`",
                    "Compare two groups by `difference(…, group)`, or give each group an indicator, `a: indicator = column == \"level\"`, and an estimand "
                    + "with `model = linear(outcome[option] ~ 0 + a + b)` and `target = coefficient(a)`, which is the share or mean of that group."));
            return false;
        }

        if (setting.Where is not { } where || MayHaveMap(setting)) return true;
        if (where is DefinitionsSyntax && word.Find(setting.Key.Text)?.HasDefinitions == true)
            return ((DefinitionsSyntax)where).Definitions.All(each => HasKnownUnits(each.Value));
        Context.Report(SyntaxDiagnostics.Unknown(Context.At(where), $"an option of `{setting.Key.Text}`", "where", []));
        return false;
    }

    private bool HasKnownUnits(ExpressionSyntax value)
    {
        var unknown = value.DescendantsAndSelf().OfType<NumberSyntax>()
            .Select(number => number.Unit).OfType<NameSyntax>()
            .Where(unit => Choices.Units.Find(unit.Text) is null).ToList();
        foreach (var unit in unknown)
        {
            Context.Report(SyntaxDiagnostics.Unknown(Context.At(unit), "a unit", unit.Text, word.HasExpectations ? Choices.Units.Names : Choices.TakenUnits));
        }

        return unknown.Count == 0;
    }
}
