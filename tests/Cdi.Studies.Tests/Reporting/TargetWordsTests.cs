using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Reporting;

/// <summary>The methods paragraph says what is asked where that is no coefficient of a model.</summary>
public class TargetWordsTests
{
    private static readonly StudyResult Sample = SampleResult.Create();

    [Fact]
    public void Groups_quantiles_and_agreements_are_described()
    {
        var first = Sample.Definition.Estimands[0];
        EstimandCell Cell(string level) => new("share", null, [new("shop", level, level, true)]);
        var text = new MethodsText(Sample with
        {
            Definition = Sample.Definition with
            {
                Estimands =
                [
                    .. Sample.Definition.Estimands, first with { Cell = Cell("north") }, first with { Cell = Cell("south") }, first with { Quantile = 0.5 },
                    first with { Kind = EstimandKind.Agreement },
                ],
            },
            Estimates = [.. Sample.Estimates.Select((row, index) => row with { Cell = new(Cell("north"), 90, new(index + 20)) })],
        });
        Assert.Contains($"“share” is answered for each of 2\u00a0groups by “shop”, from the labelled texts of the group alone (20 to "
            + $"{Sample.Estimates.Count + 19} of them): nothing is borrowed from other groups.", text.Paragraph, StringComparison.Ordinal);
        Assert.Contains("a test of that share does not reject (Woodruff 1952).", text.Paragraph, StringComparison.Ordinal);
        Assert.Contains("The agreement of a model with people is a function of means over all texts", text.Paragraph, StringComparison.Ordinal);
        Assert.Contains(text.Cited, reference => reference.Cited == "Woodruff 1952");
        Assert.DoesNotContain("borrowed", new MethodsText(Sample).Paragraph, StringComparison.Ordinal);
    }
}
