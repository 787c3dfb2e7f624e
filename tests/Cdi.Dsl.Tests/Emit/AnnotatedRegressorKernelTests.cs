using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Tests.Emit;

/// <summary>Kernels of models whose regressors are annotated: at the features of a label they are those of a model that has the label as columns.</summary>
public class AnnotatedRegressorKernelTests
{
    private const int Count = 101;

    // Central differences at h and h/2, extrapolated: truncation of order h⁴, rounding of order eps/h.
    private const double Step = 1e-3;
    private const double Tolerance = 1e-7;

    // Two options of one variable and one of another, each alone and crossed with x, and with each other.
    private static readonly EquatableArray<LossRegressor> Options = EquatableArray.Create(
        new LossRegressor("a[p]", 0, false), new LossRegressor("a[q]", 0, false), new LossRegressor("b[r]", 1, false));

    private static readonly EquatableArray<LinearTerm> OfOptions = EquatableArray.Create(
        Term("(Intercept)", false), Term("x", true), Term("a[p]", false, 0), Term("a[q]", false, 1), Term("b[r]", false, 2), Term("x:a[p]", true, 0),
        Term("a[q]:b[r]", false, 1, 2));

    private static readonly EquatableArray<LossRegressor> Numbers = EquatableArray.Create(
        new LossRegressor("n", 0, true), new LossRegressor("a[p]", 1, false));

    private static readonly EquatableArray<LinearTerm> OfNumbers = EquatableArray.Create(
        Term("(Intercept)", false), Term("x", true), Term("n", false, 0), Term("a[p]", false, 1), Term("n:a[p]", false, 0, 1), Term("x:n", true, 0));

    private static readonly IReadOnlyList<(string Name, LossDefinition Annotated, LossDefinition Plain)> Models =
    [
        Pair("logistic", ModelLosses.Logistic, OfOptions, Options, false),
        Pair("logistic of a column", ModelLosses.Logistic, OfOptions, Options, true),
        Pair("linear", ModelLosses.Linear, OfOptions, Options, false),
        Pair("poisson", ModelLosses.Poisson, OfOptions, Options, false),
        Pair("probit", ModelLosses.Probit, OfOptions, Options, false),
        Pair("linear in numbers", ModelLosses.Linear, OfNumbers, Numbers, false),
        Pair("linear in numbers of a column", ModelLosses.Linear, OfNumbers, Numbers, true),
        Pair("logistic in numbers", ModelLosses.Logistic, OfNumbers, Numbers, false),
        Pair("logistic in numbers of a column", ModelLosses.Logistic, OfNumbers, Numbers, true),
    ];

    private static readonly Lazy<IReadOnlyList<Kernel>> Kernels = new(
        () => EmittedCode.Kernels([.. Models.SelectMany(pair => new[] { pair.Annotated, pair.Plain })]));

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Models.Count)];

    [Theory]
    [InlineData(0, "1, v, b[r], v·b[r], a[p], v·a[p], a[q], v·a[q], a[p]·b[r], v·a[p]·b[r], a[q]·b[r], v·a[q]·b[r]")]
    [InlineData(1, "1, b[r], a[p], a[q], a[p]·b[r], a[q]·b[r]")]
    [InlineData(6, "1, n, n·n, a[p], a[p]·n, a[p]·n·n")]
    [InlineData(8, "1 (people), a[p] (people), 1 (model), a[p] (model)")]
    public void A_loss_is_linear_in_products_of_what_annotators_say(int index, string features)
    {
        var loss = Models[index].Annotated;
        var rectified = Assert.IsType<RectifiedLoss>(RectifiedLoss.Of(loss));
        Assert.Equal(features, string.Join(", ", rectified.Features.Select(feature => Shown(feature, loss))));
        Assert.Equal(index == 8 ? ["n (people)", "n (model)"] : Array.Empty<string>(), rectified.SaidColumns);
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void At_what_people_say_it_is_the_model_with_their_labels_as_columns(int index)
    {
        var (annotated, plain) = (Kernels.Value[2 * index], Kernels.Value[(2 * index) + 1]);
        var (rows, expected) = Labelled(index, annotated);
        var (theta, other) = (RandomRows.Parameters(annotated.ParameterCount, index), RandomRows.Parameters(annotated.ParameterCount, index + 50));
        var scores = plain.RowScores(expected, theta);
        var scale = 1 + scores.Sum(Math.Abs);
        Agree([plain.Loss(expected, theta) - plain.Loss(expected, other)], [annotated.Loss(rows, theta) - annotated.Loss(rows, other)], scale);
        Agree(plain.Score(expected, theta), annotated.Score(rows, theta), scale);
        Agree(scores, annotated.RowScores(rows, theta), scale);
        Agree(plain.ScoreAndHessian(expected, theta).Hessian, annotated.ScoreAndHessian(rows, theta).Hessian, scale);
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void Scores_and_Hessians_are_derivatives_whatever_the_coefficients(int index)
    {
        var kernel = Kernels.Value[2 * index];
        var rows = RandomRows.Of(Count, kernel.ColumnCount, index, kernel.FeatureCount);
        var theta = RandomRows.Parameters(kernel.ParameterCount, index);
        var (score, hessian) = kernel.ScoreAndHessian(rows, theta);
        var scale = 1 + kernel.RowScores(rows, theta).Sum(Math.Abs) + hessian.Sum(Math.Abs);
        for (var j = 0; j < theta.Length; j++)
        {
            Close(Difference(at => kernel.Loss(rows, at), theta, j), score[j], scale);
            for (var k = 0; k < theta.Length; k++) Close(Difference(at => kernel.Score(rows, at)[k], theta, j), hessian[(j * theta.Length) + k], scale);
        }

        Assert.Equal(0, kernel.AllocatedBytes(rows, theta));
    }

    [Fact]
    public void No_more_combinations_of_options_are_written_out_than_a_model_may_read()
    {
        var many = Enumerable.Range(0, 7).Select(k => new LossRegressor("r" + k, k, false)).ToEquatableArray();
        Assert.Equal(128, RectifiedLoss.Combinations(many));
        Assert.Throws<ArgumentException>(() => RectifiedLoss.Of(Models[0].Annotated with { Regressors = many }));
    }

    private static LinearTerm Term(string name, bool hasColumn, params int[] regressors) =>
        new(name, hasColumn ? EquatableArray.Create(0) : []) { Regressors = regressors };

    // The same model with annotated regressors, and with columns in their places behind x; the outcome is v, or the last column.
    private static (string, LossDefinition, LossDefinition) Pair(
        string name, Func<EquatableArray<LinearTerm>, EquatableArray<string>, LossExpression?, LossDefinition> model, EquatableArray<LinearTerm> terms,
        EquatableArray<LossRegressor> regressors, bool isObserved)
    {
        var outcome = isObserved ? EquatableArray.Create("x", "y") : EquatableArray.Create("x");
        var annotated = model(terms, outcome, null) with { Regressors = regressors };
        if (isObserved)
        {
            var column = new LossExpression.Column(1);
            annotated = annotated with { Loss = annotated.Loss.Substitute(leaf => leaf == LossExpression.AnnotatedValue ? column : leaf) };
        }

        var columns = terms.Select(term => new LinearTerm(
            term.Name, term.Columns.Concat(term.Regressors.Select(k => k + 1)).ToEquatableArray())).ToEquatableArray();
        return (name, annotated, model(columns, regressors.Select(each => each.Name).Prepend("x").ToEquatableArray(), null));
    }

    // Rows with labels, one option of a variable at most, and the weights that rectification gives.
    private static (Rows Annotated, Rows Plain) Labelled(int index, Kernel kernel)
    {
        var definition = Models[index].Annotated;
        var features = Assert.IsType<RectifiedLoss>(RectifiedLoss.Of(definition)).Features;
        var random = new Random(index);
        var (columns, coefficients) = (new double[Count * kernel.ColumnCount], new double[Count * kernel.FeatureCount]);
        var (plain, weights) = (new double[Count * (definition.Regressors.Count + 1)], new double[Count * 2]);
        for (var row = 0; row < Count; row++)
        {
            var (x, v, weight) = ((2 * random.NextDouble()) - 1, random.Next(2), (4 * random.NextDouble()) - 1);
            var said = definition.Regressors.GroupBy(each => each.Variable).SelectMany(Say).ToArray();
            columns[row] = plain[row] = x;
            if (definition.Columns.Count == 2) columns[Count + row] = v;
            for (var k = 0; k < said.Length; k++) plain[((k + 1) * Count) + row] = said[k];
            for (var k = definition.Columns.Count; k < kernel.ColumnCount; k++)
                columns[(k * Count) + row] = k % 2 == definition.Columns.Count % 2 ? said[0] : -7;
            for (var m = 0; m < features.Count; m++)
            {
                var value = features[m].Regressors.Where(k => features[m].OfModel is null || !definition.Regressors[k].IsNumber)
                    .Aggregate(weight * (features[m].HasOutcome ? v : 1), (product, k) => product * said[k]);
                coefficients[(m * Count) + row] = features[m].OfModel == true ? 0 : value;
            }

            (weights[row], weights[Count + row]) = (weight, weight * v);
        }

        return (new Rows(Count, columns, coefficients), new Rows(Count, plain, weights));

        IEnumerable<double> Say(IEnumerable<LossRegressor> options)
        {
            var all = options.ToList();
            var chosen = random.Next(all.Count + 1);
            return all.Select((option, k) => option.IsNumber ? (3 * random.NextDouble()) - 1 : k == chosen ? 1.0 : 0);
        }
    }

    private static string Shown(LossFeature feature, LossDefinition loss)
    {
        var factors = (feature.HasOutcome ? ["v"] : Array.Empty<string>()).Concat(feature.Regressors.Select(k => loss.Regressors[k].Name)).ToList();
        var product = factors.Count == 0 ? "1" : string.Join("·", factors);
        return feature.OfModel is { } model ? $"{product} ({(model ? "model" : "people")})" : product;
    }

    private static double Difference(Func<double[], double> value, double[] theta, int j)
    {
        double At(double step) => value([.. theta.Select((each, k) => k == j ? each + step : each)]);
        double Central(double step) => (At(step) - At(-step)) / (2 * step);
        return ((4 * Central(Step / 2)) - Central(Step)) / 3;
    }

    private static void Close(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * scale, $"{expected:R} {actual:R}");

    private static void Agree(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double scale)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-12 * scale, $"{i}: {expected[i]:R} {actual[i]:R}");
    }
}
