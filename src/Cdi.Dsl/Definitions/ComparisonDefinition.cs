#if CDI_RUNTIME
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
#else
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A method shown beside the primary one: <c>ppi @ uniform</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Design">The design of a draw of its own, with the study's budget, rounds and seed; null for the study's own sample. Only a replay has draws
/// of its own.</param>
public sealed partial record ComparisonDefinition(MethodKind Method, DesignKind? Design = null);
