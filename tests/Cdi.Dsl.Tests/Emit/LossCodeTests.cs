using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using Cdi.Studies;

namespace Cdi.Dsl.Tests.Emit;

public class LossCodeTests
{
    private const int Losses = 60;

    [Fact]
    public void A_run_knows_the_loss_from_which_its_kernel_was_derived()
    {
        var losses = Enumerable.Range(0, Losses).Select(seed => RandomLoss.Of(seed).Definition).ToList();
        var study = SamplePlans.Politeness with { Estimands = losses.Select(Estimand).ToEquatableArray() };
        var estimands = Compile(study).Definition.Estimands;
        Assert.Equal(losses.Select(loss => loss.Written), estimands.Select(estimand => estimand.LossText));
        Assert.Equal(losses.Select(loss => loss.Written), estimands.Select(estimand => estimand.Loss?.Written));
    }

    [Fact]
    public void A_run_differentiates_the_loss_as_the_compiler_does()
    {
        var losses = Enumerable.Range(0, Losses).Select(seed => RandomLoss.Of(seed).Definition).ToList();
        var study = SamplePlans.Politeness with { Estimands = losses.Select(Estimand).ToEquatableArray() };
        Assert.Equal(
            losses.Select(loss => loss.Loss.Differentiate(LossExpression.AnnotatedValue).ToString()),
            Compile(study).Definition.Estimands.Select(estimand =>
                estimand.Loss?.Loss.Differentiate(Studies.Losses.LossExpression.AnnotatedValue).ToString()));
    }

    private static EstimandPlan Estimand(LossDefinition loss, int i) => SamplePlans.Politeness.Estimands[0] with
    {
        Name = $"loss_{i}",
        PropertyName = $"Loss{i}",
        Loss = loss,
        Targets = EquatableArray.Create(new TargetPlan(loss.Parameters[0], new LossExpression.Parameter(0), TargetScale.Mean)),
        Primary = 0,
    };

    private static IStudy Compile(StudyPlan study)
    {
        var assembly = EmittedCode.Compile([.. StudyEmitter.Emit(study, StudyHome.Default).Select(source => source.Text),
            SpecEmitter.Emit(study, StudyHome.Default, "losses.cdi", "cdi 1\n", SpecNotes.None).Text]);
        var type = assembly.GetTypes().Single(candidate => candidate.IsAssignableTo(typeof(IStudy)));
        return (IStudy)(Activator.CreateInstance(type) ?? throw new InvalidOperationException());
    }
}
