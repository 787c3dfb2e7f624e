using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using Cdi.Studies;

namespace Cdi.Dsl.Tests.Emit;

public class LossCodeTests
{
    private const int Count = 60;

    private static readonly IReadOnlyList<LossDefinition> Losses = [.. Enumerable.Range(0, Count).Select(seed => RandomLoss.Of(seed).Definition)];

    private static readonly Lazy<IStudy> Compiled = new(() => Compile(
        SamplePlans.Politeness with { Estimands = Losses.Select(Estimand).ToEquatableArray() }));

    [Fact]
    public void A_run_knows_the_loss_from_which_its_kernel_was_derived()
    {
        var estimands = Compiled.Value.Definition.Estimands;
        Assert.Equal(Losses.Select(loss => loss.Written), estimands.Select(estimand => estimand.LossText));
        Assert.Equal(Losses.Select(loss => loss.Written), estimands.Select(estimand => estimand.Loss?.Written));
    }

    [Fact]
    public void A_run_differentiates_the_loss_as_the_compiler_does()
    {
        Assert.Equal(
            Losses.Select(loss => loss.Loss.Differentiate(LossExpression.AnnotatedValue).ToString()),
            Compiled.Value.Definition.Estimands.Select(estimand =>
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
