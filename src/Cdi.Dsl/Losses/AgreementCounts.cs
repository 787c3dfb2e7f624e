using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>The counts of people's labels beside a model's: which class people choose, which the model chooses, and whether the text counts.</summary>
/// <param name="parameters">Where ratios of counts become parameters.</param>
/// <param name="human">1[people choose class c], for each class.</param>
/// <param name="model">1[the model chooses class c], for each class; 0 for each in a text that does not count.</param>
/// <param name="counted">1 in texts that count.</param>
/// <param name="classes">Names of the classes.</param>
/// <param name="suffix">Behind names of parameters: which model, where there are two.</param>
public sealed class AgreementCounts(
    AgreementParameters parameters,
    IReadOnlyList<LossExpression> human,
    IReadOnlyList<LossExpression> model,
    LossExpression counted,
    IReadOnlyList<string> classes,
    string suffix)
{
    private int Classes => human.Count;

    /// <summary>The share of texts on which both agree.</summary>
    public LossExpression Accuracy => parameters.Ratio("accuracy" + suffix, Both, counted);

    /// <summary>Of the texts of which the model says c, the share of which people do.</summary>
    public LossExpression Precision(int c) => parameters.Ratio(Named("precision", c), human[c] * model[c], model[c]);

    /// <summary>Of the texts of which people say c, the share of which the model does.</summary>
    public LossExpression Recall(int c) => parameters.Ratio(Named("recall", c), human[c] * model[c], human[c] * counted);

    /// <summary>Twice the texts of which both say c, over those of which people do and those of which the model does.</summary>
    public LossExpression F1(int c) => parameters.Ratio(Named("f1", c), human[c] * model[c], 0.5 * ((human[c] * counted) + model[c]));

    /// <summary>Of the texts of which people do not say c, the share of which the model does.</summary>
    public LossExpression FalsePositiveRate(int c) =>
        parameters.Ratio(Named("false_positive_rate", c), (One - human[c]) * model[c], (One - human[c]) * counted);

    /// <summary>Of the texts of which people say c, the share of which the model does not.</summary>
    public LossExpression FalseNegativeRate(int c) =>
        parameters.Ratio(Named("false_negative_rate", c), human[c] * (counted - model[c]), human[c] * counted);

    /// <summary>Cohen's κ = 1 − D/E, as D and E: disagreement as it is, and as it would be if both chose independently.</summary>
    /// <param name="weight">How much it counts that one says i and the other j; 0 for i = j.</param>
    public (LossExpression Observed, LossExpression Expected) Kappa(Func<int, int, double> weight)
    {
        var (p, q) = (Shares("people", human), Shares("model", model));
        var observed = parameters.Ratio("disagreement" + suffix, Add(Pairs(weight, (i, j) => human[i] * model[j])), counted);
        return (observed, Add(Pairs(weight, (i, j) => p[i] * q[j])));
    }

    /// <summary>Gwet's AC1 = 1 − D/E, E = 1 − Σπ(1 − π)/(K − 1) with π the mean share of both.</summary>
    public (LossExpression Observed, LossExpression Expected) Ac1()
    {
        var observed = parameters.Ratio("disagreement" + suffix, counted - Both, counted);
        var shares = Remaining(Enumerable.Range(1, Classes - 1).Select(c =>
            parameters.Ratio($"mean share of {classes[c]}{suffix}", 0.5 * ((human[c] * counted) + model[c]), counted)));
        var chance = (One - Add(shares.Select(share => Pow(share, 2)))) * (1.0 / (Classes - 1));
        return (observed, One - chance);
    }

    /// <summary>Matthews' correlation as covariance C and product of deviations S.</summary>
    public (LossExpression Covariance, LossExpression Deviations) Matthews()
    {
        var (p, q) = (Shares("people", human), Shares("model", model));
        var covariance = Accuracy - Add(p.Select((share, c) => share * q[c]));
        return (covariance, Sqrt(Spread(p) * Spread(q)));
    }

    /// <summary>How many times more often the model says c, or by how much its number is larger, than people do; linear in the model's word.</summary>
    /// <param name="name">Of the parameter.</param>
    public LossExpression Excess(string name) => parameters.Ratio(name + suffix, model[0] - (human[0] * counted), counted);

    private LossExpression Both => Add(human.Select((said, c) => said * model[c]));

    private static LossExpression Spread(IEnumerable<LossExpression> shares) => One - Add(shares.Select(share => Pow(share, 2)));

    private IEnumerable<LossExpression> Pairs(Func<int, int, double> weight, Func<int, int, LossExpression> term) =>
        from i in Enumerable.Range(0, Classes)
        from j in Enumerable.Range(0, Classes)
        where weight(i, j) != 0
        select weight(i, j) * term(i, j);

    // What people say has the same shares whichever model stands beside them.
    private List<LossExpression> Shares(string who, IReadOnlyList<LossExpression> said) => Remaining(Enumerable.Range(1, Classes - 1).Select(c =>
        parameters.Ratio($"share of {classes[c]} by {who}{suffix}", said == human ? said[c] * counted : said[c], counted)));

    private static List<LossExpression> Remaining(IEnumerable<LossExpression> others)
    {
        var shares = others.ToList();
        return [One - Add(shares), .. shares];
    }

    private string Named(string function, int c) => $"{function}[{classes[c]}]{suffix}";
}
