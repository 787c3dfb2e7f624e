using Cdi.Dsl.Collections;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the C# of a study: its definition, its typed row, outcomes, prompts and results, and the kernels of its estimands.</summary>
/// <remarks>
/// The text depends on the plan alone, so equal plans give equal bytes in every host. It needs the assemblies of
/// Cdi.Studies, Cdi.Estimation and Cdi.Corpus and, of the framework, System.Private.CoreLib (or System.Runtime) and
/// System.Runtime.Intrinsics; C# 13.
/// </remarks>
public static class StudyEmitter
{
    /// <summary>The files of a study, without the one that quotes the spec (<see cref="SpecEmitter"/>).</summary>
    /// <param name="study">A plan without errors.</param>
    public static EquatableArray<EmittedSource> Emit(StudyPlan study) =>
        EquatableArray.Create(
            DefinitionEmitter.Emit(study),
            KernelFile(study),
            RowEmitter.Emit(study),
            PromptEmitter.Emit(study),
            ResultsEmitter.Emit(study));

    /// <summary>The types of a study that has errors, so that a project which uses them shows the errors of the spec and not those that follow from them.</summary>
    /// <param name="shape">What is known of the study; estimands may lack targets. Its losses are not read.</param>
    /// <returns>Row, outcomes, prompts and results as ever; the definition throws.</returns>
    public static EquatableArray<EmittedSource> EmitShape(StudyPlan shape) =>
        EquatableArray.Create(ShapeFile(shape), RowEmitter.Emit(shape), PromptEmitter.Emit(shape), ResultsEmitter.Emit(shape));

    private static EmittedSource ShapeFile(StudyPlan shape) => StudyFile.Of(
        shape, "Study", [RuntimeNames.System, RuntimeNames.Studies, RuntimeNames.Definitions], $"/// <summary>Study {CSharpLiteral.Xml(shape.Name)}, which has errors.</summary>\npublic sealed partial class {shape.TypeName} : IStudy", writer =>
        {
            writer.Lines("/// <summary>Not known while the spec has errors.</summary>");
            writer.Lines("public StudyDefinition Definition => throw new InvalidOperationException(\"The spec has errors.\");").Gap();
            writer.Lines("/// <summary>Not known while the spec has errors.</summary>");
            writer.Lines("public SpecSource Spec => throw new InvalidOperationException(\"The spec has errors.\");");
        });

    private static EmittedSource KernelFile(StudyPlan study) => StudyFile.Of(
        study, "Kernels", [.. KernelEmitter.Imports, $"ScalarMath = {RuntimeNames.ScalarMath}"], $"public sealed partial class {study.TypeName}", writer =>
        {
            foreach (var estimand in study.Estimands)
            {
                KernelEmitter.Write(writer, estimand.PropertyName + "Kernel", $"The loss of estimand {estimand.Name}: {estimand.Shown}.", estimand.Loss);
                writer.Gap();
                TargetEmitter.Write(writer, estimand);
            }
        });
}
