using System.Text.Json.Serialization;

namespace Cdi.Studies.Results;

/// <summary>What System.Text.Json knows of results without reflection, for programs that are trimmed or compiled ahead of time:
/// <c>JsonSerializer.Serialize(result, StudyJsonContext.Default.StudyResult)</c>.</summary>
[JsonSerializable(typeof(StudyResult))]
[JsonSerializable(typeof(EstimateSet))]
[JsonSerializable(typeof(Estimate))]
public sealed partial class StudyJsonContext : JsonSerializerContext;
