using Grpc.Core;

namespace EGovPlatform.GrpcStandIns.Tests.Calls;

/// <summary>What calls alone do not show of the small types.</summary>
public class AbstractionTests
{
    [Fact]
    public void Metadata_keeps_order_finds_by_any_case_and_gives_the_last()
    {
        var metadata = new Metadata { { "Key", "1" }, { "other", "x" }, { "key", "2" }, { "raw-BIN", [1, 2] } };

        Assert.Equal(["key", "other", "key", "raw-bin"], metadata.Select(entry => entry.Key));
        Assert.Equal("2", metadata.GetValue("KEY"));
        Assert.Equal(["1", "2"], metadata.GetAll("key").Select(entry => entry.Value));
        Assert.Equal([1, 2], metadata.GetValueBytes("raw-bin"));
        Assert.Equal("x"u8.ToArray(), metadata.GetValueBytes("other"));
        Assert.Null(metadata.Get("absent"));
        Assert.Throws<InvalidOperationException>(() => metadata.GetValue("raw-bin"));
    }

    [Fact]
    public void Metadata_refuses_wrong_keys_and_the_empty_one_refuses_entries()
    {
        Assert.Throws<ArgumentException>(() => new Metadata { { "key-bin", "text" } });
        Assert.Throws<ArgumentException>(() => new Metadata { { "key", [1] } });
        Assert.Throws<ArgumentException>(() => new Metadata { { "ô", "text" } });
        Assert.Throws<ArgumentException>(() => new Metadata { { "a b", "text" } });
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("key", "text"));
        Assert.Empty(Metadata.Empty);
    }

    [Fact]
    public void Bytes_of_an_entry_cannot_be_changed_from_outside()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("raw-bin", bytes);

        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2], entry.ValueBytes);
    }

    [Fact]
    public void Call_options_change_by_copy()
    {
        var before = new CallOptions();
        var deadline = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        var after = before.WithDeadline(deadline).WithWaitForReady().WithHeaders([]);

        Assert.Null(before.Deadline);
        Assert.False(before.IsWaitForReady);
        Assert.Equal(deadline, after.Deadline);
        Assert.True(after.IsWaitForReady);
        Assert.False(after.WithWaitForReady(false).IsWaitForReady);
    }

    [Fact]
    public void A_marshaller_of_arrays_works_through_contexts()
    {
        var marshaller = Marshallers.StringMarshaller;
        var context = new ArrayContext();

        marshaller.ContextualSerializer("Hải Châu", context);

        Assert.Equal("Hải Châu", marshaller.Deserializer(context.Payload!));
    }

    [Fact]
    public void A_definition_hands_its_methods_to_a_binder_and_refuses_one_twice()
    {
        var method = new Method<string, string>(MethodType.Unary, "a.B", "C", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
        UnaryServerMethod<string, string> handler = (request, _) => Task.FromResult(request);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(method, handler);
        var binder = new NamesBinder();

        builder.Build().BindService(binder);

        Assert.Equal(["/a.B/C"], binder.Names);
        Assert.Throws<ArgumentException>(() => builder.AddMethod(method, handler));
    }

    private sealed class ArrayContext : SerializationContext
    {
        public byte[]? Payload { get; private set; }

        public override void Complete(byte[] payload) => Payload = payload;
    }

    private sealed class NamesBinder : ServiceBinderBase
    {
        public List<string> Names { get; } = [];

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            Names.Add(method.FullName);
    }
}
