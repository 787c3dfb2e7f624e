using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the C# of a study: its definition, its typed row, outcomes, prompts, results and runs, and the kernels of its estimands.</summary>
/// <remarks>
/// The text depends on the plan and its home alone, so equal plans give equal bytes in every host. It needs the assemblies of
/// Cdi.Studies, Cdi.Estimation and Cdi.Corpus and, of the framework, System.Private.CoreLib (or System.Runtime) and
/// System.Runtime.Intrinsics; C# 12 or later.
/// </remarks>
public static class StudyEmitter
{
    /// <summary>The files of a study, without the one that quotes the spec (<see cref="SpecEmitter"/>).</summary>
    /// <param name="study">A plan without errors.</param>
    /// <param name="home">Where its code stands.</param>
    public static EquatableArray<EmittedSource> Emit(StudyPlan study, StudyHome home)
    {
        var names = new StudyNames(study, home);
        return EquatableArray.Create(
            DefinitionEmitter.Emit(study, names),
            KernelFile(study, names),
            RowEmitter.Emit(study, names),
            PromptEmitter.Emit(study, names),
            ResultsEmitter.Emit(study, names, $"{names.Root}.{SpecEmitter.Field}"),
            RunEmitter.Emit(study, names));
    }

    /// <summary>The types of a study that has errors, so that a project which uses them shows the errors of the spec and not those that follow from
    /// them.</summary>
    /// <param name="shape">What is known of the study; estimands may lack targets. Its losses are not read.</param>
    /// <param name="home">Where its code stands.</param>
    /// <returns>Row, outcomes, prompts, results and runs as ever; the definition throws.</returns>
    public static EquatableArray<EmittedSource> EmitShape(StudyPlan shape, StudyHome home)
    {
        var names = new StudyNames(shape, home);
        return EquatableArray.Create(
            ShapeFile(shape, names),
            RowEmitter.Emit(shape, names),
            PromptEmitter.Emit(shape, names),
            ResultsEmitter.Emit(shape, names, $"null"),
            RunEmitter.Emit(shape, names));
    }

    private static EmittedSource ShapeFile(StudyPlan shape, StudyNames names) =>
        names.File.Of("Study", [], $"Study {shape.Name}, which has errors.", $" : {RuntimeNames.Study}", writer =>
    {
        CSharpCode thrown = $"throw new {RuntimeNames.InvalidOperationException}(\"The spec has errors.\");";
        writer.Summary("Not known while the spec has errors.");
        writer.Lines($"public {RuntimeNames.StudyDefinition} Definition => {thrown}").Gap();
        writer.Summary("Not known while the spec has errors.");
        writer.Lines($"public {RuntimeNames.SpecSource} Spec => {thrown}");
    });

    private static EmittedSource KernelFile(StudyPlan study, StudyNames names) => names.File.Of("Kernels", RuntimeNames.KernelAliases, writer =>
    {
        foreach (var estimand in study.Estimands.Where(each => names.Of(each).HasOwnKernel))
        {
            KernelEmitter.Write(writer, names.Of(estimand).Kernel, $"The loss of estimand {estimand.Name}: {estimand.Shown}.",
                estimand.Instruments is not null ? InstrumentedLoss.Of(estimand.Loss)
                    : estimand.Absorbed.IsEmpty ? estimand.Loss : AbsorbedLoss.Of(estimand.Loss));
            writer.Gap();
            TargetEmitter.Write(writer, estimand, names.Of(estimand));
        }
    });
}
