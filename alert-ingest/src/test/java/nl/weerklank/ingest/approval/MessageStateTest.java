package nl.weerklank.ingest.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStateTest {

    @Test
    void whatWasRejectedIsNeverApproved() {
        assertThatThrownBy(() -> MessageState.REJECTED.to(MessageState.APPROVED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> MessageState.APPROVED.to(MessageState.REJECTED))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(value = MessageState.class, names = "ISSUED", mode = EnumSource.Mode.EXCLUDE)
    void whatTheLogShowsAsIssuedIsIssuedWhateverTheDeskThought(MessageState state) {
        assertThat(state.to(MessageState.ISSUED)).isEqualTo(MessageState.ISSUED);
    }
}
