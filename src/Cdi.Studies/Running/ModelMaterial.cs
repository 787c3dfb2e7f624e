using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>A language model of a study, with the problem in which its answers are those that are used.</summary>
/// <param name="Llm">The model.</param>
/// <param name="Problem">The study's own problem for the models that it names; for another one the same with its answers in their place.</param>
/// <param name="Cost">What its answers have cost; null where that is unknown.</param>
/// <param name="Answers">For each question from which its labels follow n answers; empty where they are asked for themselves, or recorded.</param>
internal sealed record ModelMaterial(LlmDefinition Llm, StudyProblem Problem, ModelCost? Cost, IReadOnlyList<ReadOnlyMemory<double>> Answers);
