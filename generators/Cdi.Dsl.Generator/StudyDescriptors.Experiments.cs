using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator;

/// <content>Experiments and what is expected of results.</content>
internal static partial class StudyDescriptors
{
    private static DiagnosticDescriptor[] OfExperiments() =>
    [
        Error("CDI6004", "a report that shows what one run cannot measure"),
        Error("CDI6005", "an experiment cannot vary that"),
        Error("CDI6006", "not a measure of an experiment"),
        Error("CDI6007", "an experiment without every human label"),
        Error("CDI6008", "a method without a cell"),
        Error("CDI6009", "a promise that compares nothing"),
        Error("CDI6010", "coverage expected at the level or above it"),
        Warning("CDI6011", "few trials"),
        Error("CDI6012", "an experiment with several kinds of clusters"),
        Error("CDI6013", "an experiment on a corpus that was sampled otherwise"),
    ];
}
