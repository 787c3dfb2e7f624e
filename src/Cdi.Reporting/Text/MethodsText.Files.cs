using System.Globalization;
using Cdi.Corpus;
using Cdi.Dsl.Text;
using Cdi.Estimation.Agreement;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <content>Labels in files of their own, and annotators who labelled the same texts.</content>
internal sealed partial class MethodsText
{
    private const int DigitsOfHash = 12;

    private string Files() => string.Join(' ', result.LabelFiles.Select(File));

    private static string File(LabelFileFacts file)
    {
        var owner = file.Subject.Split('.')[1];
        var unmatched = file.Unmatched == 0 ? ""
            : $"; {NumberText.Count(file.Unmatched, "key", "keys")} of it {(file.Unmatched == 1 ? "is that" : "are those")} of no text";
        var doubled = file.Doubled == 0 ? ""
            : $"; {NumberText.Count(file.Doubled, "key stands", "keys stand")} more than once with one label, which counts once";
        return $"Labels of {owner} come from {UrlSecrets.HideIn(file.Source)} (SHA-256 {file.Sha256[..DigitsOfHash]}…), joined by key: "
            + $"{NumberText.Count(file.Texts, "text", "texts")} of the corpus {(file.Texts == 1 ? "is" : "are")} labelled in it{unmatched}{doubled}.";
    }

    private string Raters() => string.Join(' ', result.Raters.Select(Raters));

    private static string Raters(RaterFacts raters)
    {
        var divided = raters.Divided == 0 ? ""
            : $"; on {NumberText.Count(raters.Divided, "text", "texts")} they are divided, and {(raters.Divided == 1 ? "it has" : "these have")} no label";
        return $"{NumberText.Count(raters.Annotators)} annotators ({raters.Human}) labelled the same texts; the label of a text is {Words(raters.Aggregate)}"
            + divided + "." + (raters.Agreement is { } agreement ? Agreement(agreement) : "");
    }

    /// <summary>What a rule makes of several labels, as the end of a sentence.</summary>
    internal static string Words(LabelAggregate rule) => rule switch
    {
        LabelAggregate.Majority => "the option that most of them gave",
        LabelAggregate.First => "the first of theirs",
        LabelAggregate.Mean => "the mean of theirs",
        LabelAggregate.Median => "the median of theirs",
        _ => throw Unknown("aggregate", rule),
    };

    /// <summary>How annotators agree, as a sentence behind a blank.</summary>
    internal static string Agreement(AnnotatorAgreement agreement)
    {
        var pairs = (100 * agreement.PairsAgreeing).ToString("0.#", CultureInfo.InvariantCulture);
        var alpha = double.IsNaN(agreement.Alpha) ? "is not defined, since all labels are one"
            : "is " + agreement.Alpha.ToString("0.00", CultureInfo.InvariantCulture) + Within(agreement);
        return $" On the {NumberText.Count(agreement.Texts, "text", "texts")} labelled by several, "
            + $"{pairs} % of pairs of labels agree; Krippendorff's α {Metric(agreement.Scale)}{alpha}.";
    }

    private static string Within(AnnotatorAgreement agreement) => agreement is { AlphaLower: { } lower, AlphaUpper: { } upper }
        ? string.Create(CultureInfo.InvariantCulture, $" (95 % interval {lower:0.00} to {upper:0.00}, texts weighted by 1/π)") : "";

    private static string Metric(LabelScale scale) => scale switch
    {
        LabelScale.Nominal => "",
        LabelScale.Ordinal => "for ordered options ",
        LabelScale.Interval => "for numbers ",
        _ => throw Unknown("scale", scale),
    };
}
