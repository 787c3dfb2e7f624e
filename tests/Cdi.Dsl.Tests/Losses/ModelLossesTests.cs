using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Tests.Losses;

public class ModelLossesTests
{
    private static readonly LossExpression Eta = new LossExpression.Index(0);

    private static readonly EquatableArray<LinearTerm> Terms =
        EquatableArray.Create(new LinearTerm("(Intercept)", []), new LinearTerm("a", EquatableArray.Create(0)),
            new LinearTerm("a:b", EquatableArray.Create(0, 1)));

    private static readonly EquatableArray<string> Columns = EquatableArray.Create("a", "b");

    public static TheoryData<LossDefinition, string, string, string, string> Models => new()
    {
        { ModelLosses.Linear(Terms, Columns), "0.5·eta^2", "−eta", "c₀·eta − c₁", "c₀" },
        { ModelLosses.Logistic(Terms, Columns), "log(1 + exp(eta))", "−eta", "c₀·logistic(eta) − c₁", "c₀·logistic(eta)·(1 − logistic(eta))" },
        { ModelLosses.Poisson(Terms, Columns), "exp(eta)", "−eta", "c₀·exp(eta) − c₁", "c₀·exp(eta)" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Residual_and_weight_of_a_model_follow_from_its_loss(LossDefinition model, string free, string slope, string residual, string weight)
    {
        var printer = new LossPrinter(model);
        var affine = Assert.IsType<AffineLoss>(model.AffineInAnnotated());
        Assert.Equal((free, slope), (printer.Print(affine.Free), printer.Print(affine.Slope)));
        var rectified = (new Coefficient(0) * affine.Free) + (new Coefficient(1) * affine.Slope);
        var first = rectified.Differentiate(Eta);
        Assert.Equal((residual, weight), (printer.Print(first), printer.Print(first.Differentiate(Eta))));
    }

    [Fact]
    public void A_linear_predictor_multiplies_the_columns_of_its_terms()
    {
        var model = ModelLosses.Linear(Terms, Columns);
        Assert.Equal("θ[(Intercept)] + θ[a]·a + θ[a:b]·a·b", new LossPrinter(model).Print(model.Indices[0].Expression));
    }

    [Fact]
    public void Group_means_are_affine_in_the_annotated_variable()
    {
        var affine = Assert.IsType<AffineLoss>(ModelLosses.GroupMeans("g", "otherwise", "within").AffineInAnnotated());
        Assert.Equal("0.5·x₀·θ₁^2 + 0.5·θ₀^2·(1 − x₀)", affine.Free.ToString());
        Assert.Equal("−θ₀·(1 − x₀) − θ₁·x₀", affine.Slope.ToString());
    }

    [Fact]
    public void A_loss_that_bends_with_the_annotated_variable_is_not_affine()
    {
        var theta = new Parameter(0);
        Assert.Null(Definition(Exp(theta * AnnotatedValue)).AffineInAnnotated());
        Assert.Null(Definition(Pow(AnnotatedValue - theta, 2) * Exp(theta)).AffineInAnnotated());
        Assert.Null(new LossDefinition(Exp(Eta), EquatableArray.Create(new LossIndex("eta", theta * AnnotatedValue)), Columns, []).AffineInAnnotated());
    }

    [Fact]
    public void Terms_of_the_annotated_variable_alone_do_not_matter()
    {
        var theta = new Parameter(0);
        var loss = (AnnotatedValue * Log(AnnotatedValue)) - (AnnotatedValue * Log(theta)) + theta;
        var affine = Assert.IsType<AffineLoss>(Definition(loss).AffineInAnnotated());
        Assert.Equal(("θ₀", "−log(θ₀)"), (affine.Free.ToString(), affine.Slope.ToString()));
    }

    [Fact]
    public void Curvature_in_the_annotated_variable_that_cancels_after_expansion_is_seen()
    {
        var theta = new Parameter(0);
        var loss = Pow((theta * AnnotatedValue) + 1, 2) - (Pow(theta, 2) * Pow(AnnotatedValue, 2));
        var affine = Assert.IsType<AffineLoss>(Definition(loss).AffineInAnnotated());
        Assert.Equal("2·θ₀", affine.Slope.Expand().ToString());
    }

    [Fact]
    public void Targets_have_symbolic_gradients()
    {
        Assert.Equal(["−1", "1"], TargetExpression.Difference.Gradient.Select(part => part.ToString()));
        Assert.Equal(["−1/θ₀", "1/θ₁"], TargetExpression.LogRatio.Gradient.Select(part => part.ToString()));
        Assert.Equal(["−1/θ₀ − 1/(1 − θ₀)", "1/θ₁ + 1/(1 − θ₁)"], TargetExpression.LogOddsRatio.Gradient.Select(part => part.ToString()));
        Assert.Equal(["0", "1", "0"], TargetExpression.Coefficient(1, 3).Gradient.Select(part => part.ToString()));
    }

    private static LossDefinition Definition(LossExpression loss) => new(loss, [], EquatableArray.Create("theta"), []);
}
